// Addresses that only the machine itself can mean: within a container, the container.

import { expect, it } from "vitest";
import { inspectConfig } from "../../src/config/config.ts";
import { meaningItself } from "../../src/config/container.ts";

it.each([
  "http://127.0.0.1:11434/v1",
  "http://localhost:11434",
  "http://LOCALHOST.:11434",
  "http://models.localhost",
  "http://127.9.9.9",
  "http://2130706433",
  "http://[::1]:8080/v1",
  "http://[::ffff:127.0.0.1]/v1",
  "http://0.0.0.0:8000/v1",
  "http://[::]:8000/v1",
])("%s is an address of the machine itself, whatever it is for", (address) => {
  const { config } = inspectConfig({
    OPENAI_BASE_URL: address,
    TELEGRAM_API_ROOT: address,
    HTTPS_PROXY: address,
    http_proxy: address,
  });
  expect(meaningItself(config)).toEqual([
    "OPENAI_BASE_URL",
    "TELEGRAM_API_ROOT",
    "HTTPS_PROXY",
    "HTTP_PROXY",
  ]);
});

it.each([
  "http://host.docker.internal:11434/v1",
  "http://192.168.1.7:11434",
  "http://ollama:11434",
  "https://api.example.org",
  "http://localhost.example.org",
])("%s is not", (address) => {
  const { config } = inspectConfig({ OPENAI_BASE_URL: address, HTTPS_PROXY: address });
  expect(meaningItself(config)).toEqual([]);
});

// The model server's place as far as its address tells it: a computer at home, or somebody else's.
// Proof: test/config/own-computer.test.ts.

import { BlockList, isIP } from "node:net";

/**
 * True for an address that only this machine or a network at home can mean. A public name is somebody else's, and so is the
 * default server (undefined).
 */
export function isOwnComputer(baseUrl: string | undefined): boolean {
  if (baseUrl === undefined) return false;
  const host = new URL(baseUrl).hostname.replace(/^\[|\]$|\.$/g, "").toLowerCase();
  const family = isIP(host);
  if (family !== 0) return atHome().check(host, family === 4 ? "ipv4" : "ipv6");
  // A name without a dot, such as a container's, is known in its own network only.
  return (
    !host.includes(".") || /\.(?:localhost|local|home\.arpa)$|^host\.docker\.internal$/.test(host)
  );
}

/** Loopback, the private networks of RFC 1918 and RFC 4193, and link-local addresses. */
function atHome(): BlockList {
  const networks = new BlockList();
  networks.addSubnet("127.0.0.0", 8);
  networks.addSubnet("10.0.0.0", 8);
  networks.addSubnet("172.16.0.0", 12);
  networks.addSubnet("192.168.0.0", 16);
  networks.addAddress("::1", "ipv6");
  networks.addSubnet("fc00::", 7, "ipv6");
  networks.addSubnet("fe80::", 10, "ipv6");
  return networks;
}

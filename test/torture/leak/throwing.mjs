// Loaded into a bot by --import. SIGUSR2 throws an error that nothing catches, SIGHUP makes a rejection that nothing
// awaits.

const word = "zqxcanary";

function failure() {
  const cause = new SyntaxError(`Unexpected token 'w', "we ${word}" is not valid JSON`);
  return Object.assign(new TypeError(`${word} canary-webhook-secret-0123456789abcdef`, { cause }), {
    payload: { text: `we built a ${word}` },
    url: `https://api.telegram.org/bot${process.env.TELEGRAM_BOT_TOKEN}/sendMessage`,
  });
}

process.on("SIGUSR2", () => {
  throw failure();
});
process.on("SIGHUP", () => {
  void Promise.reject(failure());
});

// Is this container's service ready? Exit 0 when it is, 1 with a word why when it isn't; the image has no curl.
// usage: node deploy/container/health.mjs [PORT [PATH]]; the gateway's and the embedded desk's port is 3000
const [port = process.env.EVENTDESK_HEALTH_PORT ?? process.env.EVENTDESK_PORT ?? '3000', path = '/health/ready'] =
  process.argv.slice(2);
const fail = (why) => {
  process.stderr.write(`${why}\n`);
  process.exit(1);
};

try {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(4_000) });
  if (!answer.ok) fail(`${answer.status} ${(await answer.text()).slice(0, 1_000)}`);
} catch (error) {
  fail(error instanceof Error ? `${error.message} ${error.cause ?? ''}` : String(error));
}

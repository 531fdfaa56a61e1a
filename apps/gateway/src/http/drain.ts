import type { FastifyInstance } from 'fastify';

/** So long who connects is still answered: connections that wait to be accepted, or whose request is on its way, would be reset. Milliseconds. */
const GRACE = 300;
/** How often it is looked whether all is answered while the desk stops. Milliseconds. */
const SWEEP = 20;

/**
 * While the desk stops, what is under way is answered; then every connection is closed, whether its client hangs up or not.
 * Browsers open connections before they need them, and Node's own close would wait for the first request on each.
 */
export function drainOnClose(fastify: FastifyInstance): void {
  let underWay = 0;
  fastify.addHook('onRequest', (_request, reply, done) => {
    underWay++;
    // Not the hook onResponse: it is not called for an answer whose client left.
    reply.raw.once('close', () => underWay--);
    done();
  });
  fastify.addHook('preClose', (done) => {
    const { server } = fastify;
    if (!server.listening) return done();
    const sweep = () => {
      if (underWay === 0) server.closeAllConnections();
    };
    const startToSweep = () => {
      const sweeping = setInterval(sweep, SWEEP);
      server.once('close', () => clearInterval(sweeping));
    };
    setTimeout(() => {
      const starting = setTimeout(startToSweep, GRACE);
      server.once('close', () => clearTimeout(starting));
      done();
    }, GRACE);
  });
}

/** A command's answer waits for the services that react at once and for the views, per ticket: a slow ticket holds no other. */
import type { EventBus } from '@eventdesk/event-bus';
import type { FollowUp, GatewayPorts } from './ports';

const VIEWS = 'projector';

/** @param services consumers that are waited for before the views are, wherever they run */
export function createFollowUp(
  store: Pick<GatewayPorts['store'], 'head'>,
  bus: Pick<EventBus, 'handled'>,
  services: readonly string[],
): FollowUp {
  const patience = new Map([...services, VIEWS].map((name) => [name, new Patience()]));
  const wait = async (name: string, ticketId: string, position: string, signal: AbortSignal): Promise<void> =>
    patience.get(name)?.wait(signal, (until) => bus.handled(name, ticketId, position, until));
  return {
    /** One that can't be asked or stands still holds up neither the others nor the views. */
    async settled(ticketId, position, signal) {
      const waits = await Promise.allSettled(services.map((name) => wait(name, ticketId, position, signal)));
      if (signal.aborted) return;
      const head = await store.head();
      if (head !== null) await wait(VIEWS, ticketId, head, signal);
      const failed = waits.find((one) => one.status === 'rejected');
      if (failed) throw failed.reason;
    },
  };
}

/** After so many waits in a row that came to nothing, a consumer is taken for one that stands still. */
const IN_VAIN = 3;
/** Then this is how long it still gets, until it answers in time again. Milliseconds. */
const SHORT = 300;

/** How long one consumer is waited for: one that stands still must not cost every request all its time, for as long as it does. */
class Patience {
  #inVain = 0;

  async wait(signal: AbortSignal, ask: (until: AbortSignal) => Promise<void>): Promise<void> {
    const until = this.#inVain < IN_VAIN ? signal : AbortSignal.any([signal, AbortSignal.timeout(SHORT)]);
    try {
      await ask(until);
      this.#inVain = 0;
    } catch (error) {
      this.#inVain++;
      if (!until.aborted) throw error;
    }
  }
}

import { setTimeout as sleep } from 'node:timers/promises';
import { requestPatterns } from '@eventdesk/contracts';
import type { EventBus } from '@eventdesk/event-bus';
import type { ViewReader } from '@eventdesk/read-models';
import type { ClientProxy } from '@nestjs/microservices';
import { firstValueFrom } from 'rxjs';
import type { GatewayStore } from './kept/port';
import type { Readiness } from './ports';

export interface Needed {
  requests: ClientProxy;
  views: Pick<ViewReader, 'ticket'>;
  kept: Pick<GatewayStore, 'check'>;
  bus: Pick<EventBus, 'statuses'>;
}

/** Of no ticket. Looking it up costs the same however many there are: whoever may ask without a key can't keep the desk busy. */
const NOBODY = '00000000-0000-0000-0000-000000000000';
const PATIENCE_MS = 1_500;

/**
 * Of a gateway: it can be sent requests while commands are taken, views answer, and keys and sessions can be read. A consumer
 * that stands still shows, so that somebody looks; taking gateways away would not set it going.
 */
export async function readiness({ requests, views, kept, bus }: Needed): Promise<Readiness> {
  const [commands, reads, sessions, consumers] = await Promise.all([
    check(firstValueFrom(requests.send(requestPatterns.ping, {}))),
    check(views.ticket(NOBODY)),
    check(kept.check()),
    standings(bus),
  ]);
  const needed = { commands, views: reads, sessions };
  return { ok: Object.values(needed).every((state) => state === 'ok'), checks: { ...needed, ...consumers } };
}

/** An engine that is away may answer nothing at all. */
const check = (asked: Promise<unknown>): Promise<string> =>
  Promise.race([
    asked.then(
      () => 'ok',
      () => 'does not answer',
    ),
    sleep(PATIENCE_MS, 'does not answer', { ref: false }),
  ]);

async function standings(bus: Needed['bus']): Promise<Record<string, string>> {
  const found = bus.statuses().then(
    (statuses) => Object.fromEntries(statuses.map(({ name, fault }) => [name, fault === null ? 'ok' : 'stands still'])),
    () => ({ consumers: 'can not be asked' }),
  );
  return Promise.race([found, sleep(PATIENCE_MS, { consumers: 'can not be asked' }, { ref: false })]);
}

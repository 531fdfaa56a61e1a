/** Figures of one service: its consumer, and its relay. */
import type { EventBus } from '@eventdesk/event-bus';
import type { Relay } from '@eventdesk/event-bus/jetstream';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** Seconds. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** @returns for the bus's `onEvent` */
export function measureHandlers(registry: Registry) {
  const registers = [registry];
  const handled = new Counter({
    name: 'eventdesk_events_handled_total',
    help: 'Attempts to handle an event, by how they ended: handled, retried, parked',
    labelNames: ['consumer', 'outcome'] as const,
    registers,
  });
  const duration = new Histogram({
    name: 'eventdesk_event_handling_seconds',
    help: 'How long an attempt took',
    labelNames: ['consumer'] as const,
    buckets,
    registers,
  });
  return (consumer: string, outcome: string, seconds: number): void => {
    handled.inc({ consumer, outcome });
    duration.observe({ consumer }, seconds);
  };
}

/** Looked up when somebody asks. */
export function measureStandstill(bus: Pick<EventBus, 'consumers'>, registry: Registry): void {
  const statuses = () => bus.consumers().map((consumer) => consumer.status());
  lookUp(registry, 'eventdesk_consumer_standing_still', '1 while a consumer cannot go on, else 0', (gauge) => {
    for (const { name, fault } of statuses()) gauge.set({ consumer: name }, fault === null ? 0 : 1);
  });
}

/** @returns for the relay's `onPublished`, and for the relay itself once it runs */
export function measureRelay(category: string, registry: Registry) {
  const published = new Counter({
    name: 'eventdesk_relay_published_events_total',
    help: 'Events that JetStream has confirmed',
    labelNames: ['category'] as const,
    registers: [registry],
  });
  published.inc({ category }, 0);
  const watch = (relay: Pick<Relay, 'status'>): void => {
    lookUp(registry, 'eventdesk_relay_standing_still', '1 while the relay cannot publish, else 0', (gauge) =>
      gauge.set({ category }, relay.status().fault === null ? 0 : 1),
    );
    lookUp(registry, 'eventdesk_relay_leading', '1 where the relay works, 0 where it stands by for another instance', (gauge) =>
      gauge.set({ category }, relay.status().leading ? 1 : 0),
    );
  };
  return { onPublished: (events: number) => published.inc({ category }, events), watch };
}

type Label = 'consumer' | 'category';

const lookUp = (registry: Registry, name: string, help: string, into: (gauge: Gauge<Label>) => void): void =>
  void new Gauge<Label>({
    ...{ name, help, registers: [registry] },
    labelNames: name.startsWith('eventdesk_relay') ? ['category'] : ['consumer'],
    collect() {
      into(this);
    },
  });

/** Figures of the consumers that run in this process; those of a whole desk are the sum over its processes. */
import { Gauge, type Registry } from 'prom-client';
import type { EventBus } from '../port';

const PENDING = 'eventdesk_consumer_pending_events';
const PARKED = 'eventdesk_consumer_parked_tickets';

/** Looked up when somebody asks. A second call for a registry changes nothing. */
export function measureConsumers(bus: Pick<EventBus, 'consumers'>, registry: Registry): void {
  if (registry.getSingleMetric(PENDING)) return;
  const gauge = (name: string, help: string, figure: 'pending' | 'parked'): void => {
    const collected = new Gauge({
      name,
      help,
      labelNames: ['consumer'] as const,
      registers: [registry],
      collect() {
        for (const status of bus.consumers().map((consumer) => consumer.status()))
          collected.set({ consumer: status.name }, status[figure]);
      },
    });
  };
  gauge(PENDING, 'Events known to a consumer but not finished', 'pending');
  gauge(PARKED, 'Tickets whose work is parked for a consumer', 'parked');
}

/** The SLA monitor as a process of its own. */
import { join } from 'node:path';
import { runService } from '@eventdesk/hosting';
import { SlaMonitorModule } from './module';

runService('sla-monitor', (host) => ({
  module: SlaMonitorModule.with({
    ...host,
    timersPath: join(host.settings.dataFolder, 'timers.db'),
    holds: (ticketId) => host.bus.consumers().some((consumer) => consumer.holds(ticketId)),
  }),
  writes: 'sla',
}));

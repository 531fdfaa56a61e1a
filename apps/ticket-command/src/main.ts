/** ticket-command as a process of its own. */
import { runService } from '@eventdesk/hosting';
import { TicketCommandModule } from './module';

runService('ticket-command', (host) => ({ module: TicketCommandModule.with(host), writes: 'ticket' }));

export { TicketCommandModule } from './module';

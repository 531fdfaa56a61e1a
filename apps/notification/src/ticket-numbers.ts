import type { Recorded } from '@eventdesk/contracts';
import type { EventStore } from '@eventdesk/event-store';
import type { MailboxFile } from './mailbox-file';
import { numberInSeries } from './number-in-series';

/** Numbers of tickets, noted as they are given; one that was given while another instance had the ticket is looked up in the log. */
export class TicketNumbers {
  constructor(
    private readonly file: MailboxFile,
    private readonly store: EventStore,
  ) {}

  /** @throws TryLater */
  note({ ticket_id, ticket_number }: { ticket_id: string; ticket_number: string }): Promise<void> {
    return this.file.write('INSERT OR IGNORE INTO ticket_number VALUES (?, ?)', ticket_id, ticket_number);
  }

  /** Of the event's ticket; null while it has none. @throws TryLater, StoreUnavailable */
  async asOf(event: Recorded): Promise<string | null> {
    const select = 'SELECT ticket_number FROM ticket_number WHERE ticket_id = ?';
    const [noted] = this.file.read<{ ticket_number: string }>(select, event.ticket_id);
    if (noted || event.type === 'TicketOpened') return noted?.ticket_number ?? null;
    const ticket_number = await numberInSeries(this.store, event);
    if (ticket_number !== null) await this.note({ ticket_id: event.ticket_id, ticket_number });
    return ticket_number;
  }
}

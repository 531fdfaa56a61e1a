import type { MailboxFile } from './mailbox-file';

/** Numbers of tickets, noted as they are given: a ticket's events come in order, so its number is here before what follows it. */
export class TicketNumbers {
  constructor(private readonly file: MailboxFile) {}

  /** @throws TryLater */
  note({ ticket_id, ticket_number }: { ticket_id: string; ticket_number: string }): Promise<void> {
    return this.file.write('INSERT OR IGNORE INTO ticket_number VALUES (?, ?)', ticket_id, ticket_number);
  }

  /** Null while the ticket has none. @throws TryLater */
  of(ticketId: string): string | null {
    const select = 'SELECT ticket_number FROM ticket_number WHERE ticket_id = ?';
    return this.file.read<{ ticket_number: string }>(select, ticketId)[0]?.ticket_number ?? null;
  }
}

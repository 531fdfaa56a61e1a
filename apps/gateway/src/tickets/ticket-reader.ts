import { setTimeout as sleep } from 'node:timers/promises';
import type { TicketDocument } from '@eventdesk/read-models';
import { Inject, Injectable } from '@nestjs/common';
import { type GatewayPorts, PORTS } from '../ports';
import { ticketNotFound, ticketRemoved, unavailable } from '../problems/problems';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** How long a read waits for the revision it was asked for. Milliseconds. */
export const LONGEST_WAIT = 2_000;
const POLL = 10;

/** Tickets as the views have them. */
@Injectable()
export class TicketReader {
  constructor(@Inject(PORTS) private readonly ports: Pick<GatewayPorts, 'views' | 'clock' | 'config'>) {}

  /** The id behind an address. An id is taken as it is: whether its ticket exists, whoever is asked next will say. */
  async idOf(address: string): Promise<string> {
    if (UUID.test(address)) return address.toLowerCase();
    return (await this.documentOf(address)).id;
  }

  /** @throws Problem ticket_not_found, ticket_removed */
  async documentOf(address: string): Promise<TicketDocument> {
    const document = await this.find(address);
    if (document?.removed) throw ticketRemoved();
    if (!document?.ticket) throw ticketNotFound();
    return document;
  }

  /**
   * Waits only when a revision is named.
   * @throws Problem ticket_removed, unavailable when the views do not have this revision in time, ticket_not_found when they have no such ticket
   */
  async documentAt(address: string, revision: number | undefined): Promise<TicketDocument> {
    if (revision === undefined) return this.documentOf(address);
    const deadline = performance.now() + LONGEST_WAIT;
    for (;;) {
      const document = await this.find(address);
      if (document?.removed) throw ticketRemoved();
      if (document?.ticket && document.ticket.revision >= revision) return document;
      if (performance.now() >= deadline)
        throw document?.ticket ? unavailable(`the views have not reached revision ${revision} yet; try again`) : ticketNotFound();
      await sleep(POLL);
    }
  }

  find(address: string): Promise<TicketDocument | null> {
    return this.ports.views.ticket(UUID.test(address) ? address.toLowerCase() : address.toUpperCase());
  }
}

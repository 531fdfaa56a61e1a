import { type Actor, eventCodec, type Instant, type Recorded, streams, type TicketView } from '@eventdesk/contracts';
import { applyToDocument, presentTicket, type TicketDocument } from '@eventdesk/read-models';
import { Inject, Injectable } from '@nestjs/common';
import { type GatewayPorts, PORTS } from '../ports';
import { ticketNotFound, ticketRemoved } from '../problems/problems';
import { TicketReader } from './ticket-reader';

/** What only the log knows: the ticket as it was, by the very fold that made the view, and who opened it. */
@Injectable()
export class TicketHistory {
  constructor(
    @Inject(PORTS) private readonly ports: Pick<GatewayPorts, 'store' | 'config' | 'clock'>,
    @Inject(TicketReader) private readonly reader: TicketReader,
  ) {}

  /** @throws Problem ticket_not_found when it did not exist yet, ticket_removed whatever the instant: removed is removed */
  async ticketAsOf(address: string, instant: Instant): Promise<TicketView> {
    const id = await this.reader.idOf(address);
    const document = await this.#documentAsOf(id, instant);
    const number = (await this.reader.find(id))?.number ?? null;
    const known = number !== null && number.state.assigned_at <= instant ? number : null;
    // Of the future nothing is known: clocks are counted up to now.
    const now = this.ports.clock.now();
    return presentTicket({ ...document, number: known }, this.ports.config, instant < now ? instant : now);
  }

  /** As it is now, without its number, which only the views have: they are not asked. @throws Problem ticket_not_found */
  async ticketFromLog(id: string): Promise<TicketView> {
    const now = this.ports.clock.now();
    return presentTicket({ ...(await this.#documentAsOf(id, now)), number: null }, this.ports.config, now);
  }

  async #documentAsOf(id: string, instant: Instant): Promise<TicketDocument> {
    let document: TicketDocument | null = null;
    for (const stream of [streams.ticket(id), streams.sla(id)]) {
      // A breach recorded late happened before what was recorded first: what is left of a stream counts anew, without gaps.
      let revision = 0;
      for await (const event of this.#events(stream)) {
        if (event.type === 'TicketRemoved') throw ticketRemoved();
        if (event.occurred_at <= instant) document = applyToDocument(document, { ...event, revision: revision++ }) ?? document;
      }
    }
    if (!document?.ticket) throw ticketNotFound();
    return document;
  }

  /** The customer as an actor: whoever the ticket was opened for. */
  async customerOf(address: string): Promise<Actor> {
    const id = await this.reader.idOf(address);
    for await (const event of this.#events(streams.ticket(id)))
      if (event.type === 'TicketOpened') return { kind: 'customer', id: event.data.contact_id, name: event.data.contact.name };
    throw ticketNotFound();
  }

  async *#events(stream: string): AsyncGenerator<Recorded> {
    for await (const stored of this.ports.store.readStream(stream)) yield eventCodec.decode(stored);
  }
}

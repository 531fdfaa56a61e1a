// Clients that open tickets, one after another each, whatever happens to the desk meanwhile.
import { setTimeout as sleep } from 'node:timers/promises';

const kinds = [
  { ticket_type: 'support', category: 'technical' },
  { ticket_type: 'sales', category: 'new_lead', opportunity_value: '4500.00' },
  { ticket_type: 'inquiry', category: 'information' },
];

export class Clients {
  /** Tickets by id. */
  acknowledged = new Map();
  /** Requests that were sent again because no answer came, or a temporary fault. */
  sentAgain = 0;
  #running = true;
  #work;

  /** @param desk answers with the desk of the moment */
  constructor(desk, count) {
    this.desk = desk;
    this.#work = Promise.all(Array.from({ length: count }, (_, client) => this.#open(client)));
  }

  async stop() {
    this.#running = false;
    await this.#work;
  }

  async #open(client) {
    for (let count = 0; this.#running; count++) {
      const body = {
        ...kinds[count % 3],
        business_entity_id: 'chargecars',
        subject: `Ticket ${count} of client ${client}`,
        description: 'Opened under fire.',
        contact: { name: `Client ${client}`, email: `client-${client}-${count}@customer.example` },
      };
      // The same key until it is answered: an unanswered request may or may not have had its effect, but has it once.
      const ticket = await this.#untilAnswered(body, `crash-${client}-${count}`);
      this.acknowledged.set(ticket.id, ticket);
    }
  }

  async #untilAnswered(body, key) {
    for (let sent = 1; ; sent++) {
      try {
        const answer = await this.desk().request('POST', '/tickets', body, { 'idempotency-key': key });
        if (answer.status === 201) return answer.body;
        const isTemporary = answer.status === 503 || answer.status === 409;
        if (!isTemporary) throw new Error(`POST /tickets answered ${answer.status}: ${JSON.stringify(answer.body)}`);
      } catch (error) {
        if (!(error instanceof TypeError)) throw error;
      }
      if (sent === 1) this.sentAgain++;
      await sleep(20);
    }
  }
}

/** One event, the mails it brings about, and one append that says what became of them. */
import {
  type DeskConfig,
  derivedId,
  eventCodec,
  findEntity,
  type NotificationEvent,
  type Recorded,
  streams,
  traceIdOf,
  traceOf,
  traceparentOf,
} from '@eventdesk/contracts';
import { type MailIntent, routeMails } from '@eventdesk/domain';
import { type EventStore, type Folded, handleCommand, inSpan, type Tracer } from '@eventdesk/event-store';
import type { Clock, Logger } from '@eventdesk/runtime';
import { composeMail, mailId, type Occasion } from './compose';
import { type CustomerCap, guardAgainst } from './guards';
import { mailRecord, type Outcome } from './mail-record';
import type { Mailer, MailOutcome, OutgoingMail } from './mailer/port';
import type { Templates } from './templates';
import { ticketAt } from './ticket-at';
import type { TicketNumbers } from './ticket-numbers';

const actor = { kind: 'system', id: 'notification', name: 'Notification' } as const;

export interface NotifierPorts {
  store: EventStore;
  config: DeskConfig;
  clock: Clock;
  logger: Logger;
  mailer: Mailer;
  cap: CustomerCap;
  numbers: TicketNumbers;
  templates: Templates;
  /** Where a customer follows their ticket. Absent: mails hold no link. */
  customerLink?: ((ticketId: string) => Promise<string>) | undefined;
  /** Absent: mails are no spans. */
  tracer?: Tracer | undefined;
  /** Given where several instances share the tickets: does this one have the ticket now? */
  holds?: ((ticketId: string) => boolean) | undefined;
}

export class Notifier {
  constructor(private readonly ports: NotifierPorts) {}

  /** Done when every mail of the event has its outcome in the log. @throws TryLater, StoreUnavailable */
  async tell(event: Recorded): Promise<void> {
    const { store, config, numbers } = this.ports;
    if (event.type === 'NumberAssigned') await numbers.note(event.data);
    if (event.imported || !mayBringMail(event)) return;
    const ticket = await ticketAt(store, event);
    if (!ticket) return;
    const occasion = { event, ticket, ticket_number: await numbers.asOf(event) };
    const intents = routeMails(config, occasion);
    const entity = findEntity(config, ticket.business_entity_id);
    if (!entity || intents.length === 0) return;
    const link = (await this.ports.customerLink?.(ticket.id)) ?? null;
    await this.#deliver({ ...occasion, entity, link }, intents);
  }

  async #deliver(occasion: Occasion, intents: MailIntent[]): Promise<void> {
    const { event } = occasion;
    const stream = streams.notification(event.ticket_id);
    const decider = mailRecord(event.id);
    const known = await this.#load(stream, decider);
    const outcomes: Outcome[] = [];
    for (const intent of intents)
      if (!known.state.has(mailId(event, intent))) outcomes.push(await this.#outcomeOf(occasion, intent));
    await handleCommand(this.ports.store, {
      stream,
      decider,
      known,
      command: outcomes,
      eventId: ({ type, data }) => derivedId(data.mail_id, type),
      metadata: {
        ticket_id: event.ticket_id,
        command_id: null,
        causation_id: event.id,
        correlation_id: event.correlation_id,
        ...traceOf(event),
      },
    });
  }

  async #load(stream: string, decider: ReturnType<typeof mailRecord>): Promise<Folded<ReadonlySet<string>>> {
    let { initialState: state } = decider;
    let revision: number | null = null;
    for await (const stored of this.ports.store.readStream(stream)) {
      state = decider.evolve(state, eventCodec.decode<NotificationEvent>(stored));
      revision = stored.revision;
    }
    return { state, revision };
  }

  async #outcomeOf(occasion: Occasion, intent: MailIntent): Promise<Outcome> {
    const { config, clock, mailer, templates } = this.ports;
    const { audience, template, to } = intent;
    const told = { mail_id: mailId(occasion.event, intent), cause: occasion.event.id, template, to, audience };
    const sent_at = clock.now();
    // Not before its cause, should the machine's clock have been set back since.
    const occurred_at = sent_at > occasion.event.occurred_at ? sent_at : occasion.event.occurred_at;
    const fact = (event: NotificationEvent): Outcome => this.#logged(occasion, { ...event, occurred_at, actor });

    const guarded = guardAgainst(config, occasion.event, intent, sent_at);
    if (guarded !== null) return fact({ type: 'MailSuppressed', data: { ...told, reason: guarded } });
    const mail = { ...composeMail(templates, occasion, intent), sent_at };
    const outcome = await this.#send(occasion, mail);
    const { message_id, subject } = mail;
    if (outcome === null)
      return fact({ type: 'MailSuppressed', data: { ...told, reason: 'the address had its share of mails for this hour' } });
    if (outcome.kind === 'refused') return fact({ type: 'MailRefused', data: { ...told, message_id, error: outcome.error } });
    return fact({ type: 'MailSent', data: { ...told, subject, message_id, transport: mailer.transport } });
  }

  /** The mail names the trace of its cause. @returns null when the address had its share */
  #send({ event }: Occasion, mail: OutgoingMail): Promise<MailOutcome | null> {
    const { mailer, cap, holds, tracer } = this.ports;
    const isOurs = () => holds?.(mail.ticket_id) !== false;
    const span = { name: 'send mail', kind: 'client' as const, parent: event.traceparent };
    const send = (traceparent = traceparentOf(event)) =>
      mailer.send({ ...mail, headers: { ...mail.headers, Traceparent: traceparent } }, isOurs);
    return cap.within(mail, () => inSpan(tracer, span, send));
  }

  #logged({ event }: Occasion, outcome: Outcome): Outcome {
    const { mail_id, cause, template } = outcome.data;
    const level = outcome.type === 'MailRefused' ? 'warn' : 'debug';
    this.ports.logger[level]({ mail_id, cause, template, trace_id: traceIdOf(event) }, outcome.type);
    return outcome;
  }
}

/** By type alone, before anything is loaded: most events tell nobody. Who is told is the domain's to say. */
function mayBringMail(event: Recorded): boolean {
  if (event.type === 'StatusChanged') return event.data.to === 'resolved';
  return ['TicketOpened', 'TicketAssigned', 'ReplyAdded', 'NumberAssigned', 'EscalationReached'].includes(event.type);
}

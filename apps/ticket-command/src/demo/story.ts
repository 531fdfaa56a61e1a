/** One ticket of the demo month, decided command by command by the desk's own rules; what the clocks would have done is done too. */
import {
  type Actor,
  derivedId,
  type DeskConfig,
  type Fact,
  isTicket,
  type Recorded,
  type SlaEvent,
  streams,
  type Ticket,
  type TicketCommand,
  type TicketEvent,
  type TicketState,
} from '@eventdesk/contracts';
import {
  evolveSla,
  evolveTicket,
  initialSla,
  initialTicket,
  nextDue,
  slaDecider,
  slaEventKey,
  type SlaState,
  ticketDecider,
} from '@eventdesk/domain';

/** A ticket event with its identity, as it is appended. */
export type DemoEvent = Fact<TicketEvent> & Pick<Recorded, 'id' | 'command_id' | 'causation_id'>;

export interface StoryTold {
  ticket_id: string;
  events: DemoEvent[];
}

export interface Told {
  at: number;
  by: Actor;
  command: TicketCommand;
}

const monitor: Actor = { kind: 'system', id: 'sla-monitor', name: 'SLA monitor' };
/** The monitor comes to what is due a moment later. */
const NOTICED_AFTER_MS = 1_000;
const instant = (at: number) => new Date(at).toISOString();

export class Story {
  readonly events: DemoEvent[] = [];
  /** Commands that the desk would not take: with a `desk.yaml` of one's own some may not fit. */
  readonly refused: TicketCommand['type'][] = [];
  #ticket: TicketState = initialTicket;
  #sla: SlaState = initialSla;
  #commands = 0;

  /** @param end nothing that would happen later is told. Milliseconds, like all times here */
  constructor(
    private readonly config: DeskConfig,
    readonly ticketId: string,
    private readonly end: number,
  ) {}

  get ticket(): Ticket | null {
    return isTicket(this.#ticket) ? this.#ticket : null;
  }

  get told(): StoryTold {
    return { ticket_id: this.ticketId, events: this.events };
  }

  /** @param ids of a command that has an identity of its own. @returns whether it was accepted, and not later than the end */
  tell({ at, by, command }: Told, ids: { command_id: string; causation_id: string } | null = null): boolean {
    this.passTime(Math.min(at, this.end));
    if (at > this.end) return false;
    const command_id = ids?.command_id ?? derivedId(this.ticketId, 'demo', this.#commands++);
    return this.#decide({ at, by, command }, { command_id, causation_id: ids?.causation_id ?? command_id });
  }

  /** Whatever falls due on the way is raised, and what its level asks for is done. */
  passTime(until: number): void {
    for (let due = nextDue(this.#sla); due !== null && Date.parse(due) < until; due = nextDue(this.#sla)) {
      const raised = this.#observe([], due);
      for (const fact of raised) {
        const level = fact.type === 'EscalationReached' ? fact.data.level : null;
        const at = Date.parse(fact.occurred_at) + NOTICED_AFTER_MS;
        if (!level || at > this.end) continue;
        const { raise_priority, assign_department } = level;
        if (raise_priority === 0 && assign_department === null) continue;
        const id = derivedId(this.ticketId, 'sla', slaEventKey(fact));
        const command: TicketCommand = { type: 'EscalateTicket', data: { raise_priority, assign_department } };
        this.#decide({ at, by: monitor, command }, { command_id: derivedId(id, 'escalate'), causation_id: id });
      }
    }
  }

  #decide({ at, by, command }: Told, { command_id, causation_id }: { command_id: string; causation_id: string }): boolean {
    const metadata = {
      ...{ command_id, causation_id, ticket_id: this.ticketId, correlation_id: this.ticketId },
      ...{ issued_at: instant(at), actor: by, expected_revision: null },
    };
    const decision = ticketDecider(this.config).decide({ command, metadata }, this.#ticket);
    if (decision.kind === 'refused') {
      this.refused.push(command.type);
      return false;
    }
    const decided = decision.events.map((fact, place) => ({
      ...fact,
      id: derivedId(command_id, place),
      command_id,
      causation_id,
    }));
    this.#ticket = decided.reduce<TicketState>(evolveTicket, this.#ticket);
    const first = this.events.length;
    this.events.push(...decided);
    this.#observe(
      decided.map((event, place) => this.#recorded(event, first + place)),
      null,
    );
    return true;
  }

  #observe(events: Recorded<TicketEvent>[], until: string | null): Fact<SlaEvent>[] {
    const now = until ?? events.at(-1)?.occurred_at ?? instant(this.end);
    const observed = { ticket_id: this.ticketId, events, until, now, tzdata: 'demo' };
    const decision = slaDecider(this.config).decide(observed, this.#sla);
    const facts = decision.kind === 'accepted' ? decision.events : [];
    this.#sla = facts.reduce(evolveSla, this.#sla);
    return facts;
  }

  #recorded(event: DemoEvent, revision: number): Recorded<TicketEvent> {
    const at = { stream: streams.ticket(this.ticketId), revision, position: String(revision), recorded_at: event.occurred_at };
    return { ...event, ...at, ticket_id: this.ticketId, correlation_id: this.ticketId };
  }
}

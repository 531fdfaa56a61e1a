import { derivedId, type EscalationLevel, requestPatterns, type SlaEvent, type TicketCommandMessage } from '@eventdesk/contracts';
import { TryLater } from '@eventdesk/event-bus';
import { InProcessClient, InProcessRequests } from '@eventdesk/event-bus/nest';
import { StoreUnavailable } from '@eventdesk/event-store';
import { createLogger, ManualClock } from '@eventdesk/runtime';
import { anId, hoursLater, openedAt, recorded, theSystem } from '@eventdesk/testing';
import { Escalation, type EscalationReached } from './escalation';

const level: EscalationLevel = { at_percent: 100, notify: [], raise_priority: 1, assign_department: null };
const reached = (overrides: Partial<EscalationLevel> = {}): EscalationReached => {
  const due_at = hoursLater(8);
  const data = {
    metric: 'response' as const,
    ticket_revision: 0,
    level: { ...level, ...overrides },
    due_at,
    detected_at: due_at,
  };
  const [event] = recorded<SlaEvent>([{ type: 'EscalationReached', data, occurred_at: due_at, actor: theSystem }]);
  return event as EscalationReached;
};

describe('an escalation level', () => {
  let asked: TicketCommandMessage[];
  const withAnswer = (answer: () => unknown, register = true) => {
    const requests = new InProcessRequests();
    asked = [];
    if (register)
      requests.register(requestPatterns.ticketCommand, (message) => {
        asked.push(message as TicketCommandMessage);
        return Promise.resolve().then(answer);
      });
    return new Escalation({
      requests: new InProcessClient(requests),
      clock: new ManualClock(hoursLater(9)),
      logger: createLogger('silent'),
    });
  };
  const accepted = () => ({ outcome: 'accepted' });

  it('asks for what it says, now, and each time it comes by the same command', async () => {
    const escalation = withAnswer(accepted);
    const event = reached({ assign_department: 'management' });
    await escalation.ask(event);
    await escalation.ask(event);
    expect(asked[0]).toEqual({
      command: { type: 'EscalateTicket', data: { raise_priority: 1, assign_department: 'management' } },
      metadata: {
        command_id: derivedId(event.id, 'escalate'),
        ticket_id: anId('ticket'),
        issued_at: hoursLater(9),
        actor: theSystem,
        correlation_id: event.correlation_id,
        causation_id: event.id,
        expected_revision: null,
      },
    });
    expect(asked[1]).toEqual(asked[0]);
  });

  it('asks nothing when it only tells people, or is history of another system', async () => {
    const escalation = withAnswer(accepted);
    await escalation.ask(reached({ raise_priority: 0 }));
    await escalation.ask({ ...reached(), imported: true, occurred_at: openedAt });
    expect(asked).toEqual([]);
  });

  it('takes a refusal for an answer', async () => {
    const refused = { outcome: 'refused', refusal: { code: 'ticket_closed', status: 'closed' } };
    await expect(withAnswer(() => refused).ask(reached())).resolves.toBeUndefined();
  });

  it('is tried later, without end, while ticket-command or its store is away', async () => {
    const unavailable = withAnswer(() => {
      throw new StoreUnavailable('the disk is full');
    });
    await expect(unavailable.ask(reached())).rejects.toThrow(TryLater);
    await expect(withAnswer(accepted, false).ask(reached())).rejects.toThrow(TryLater);
  });

  it('fails on any other fault, so that it is tried again and in the end listed', async () => {
    const broken = withAnswer(() => {
      throw new TypeError('a defect');
    });
    await expect(broken.ask(reached())).rejects.toThrow('a defect');
    await expect(broken.ask(reached())).rejects.not.toThrow(TryLater);
  });
});

import { derivedId } from '@eventdesk/contracts';
import { fold } from '@eventdesk/domain';
import { mailRecord, type Outcome } from './mail-record';

const cause = derivedId('cause');
const suppressed = (mail: string, causedBy = cause): Outcome => ({
  type: 'MailSuppressed',
  data: {
    mail_id: derivedId(mail),
    cause: causedBy,
    template: 'acknowledgement',
    to: 'jan@example.org',
    audience: 'customer',
    reason: 'x',
  },
  occurred_at: '2025-03-01T09:00:00.000Z',
  actor: { kind: 'system', id: 'notification', name: 'notification' },
});

describe('the record of mails', () => {
  const decider = mailRecord(cause);
  const [first, second] = [suppressed('first'), suppressed('second')];

  it('holds one outcome of each mail, whoever comes to record another', () => {
    const state = fold(decider, [first, suppressed('elsewhere', derivedId('other cause'))]);
    expect(decider.decide([first, second], state)).toEqual({ kind: 'accepted', events: [second] });
  });

  it('records nothing new when all comes again', () => {
    expect(decider.decide([first, second], fold(decider, [first, second]))).toEqual({ kind: 'accepted', events: [] });
  });
});

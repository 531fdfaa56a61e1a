/** The stream `notification-<ticketId>` as far as one cause is concerned: each of its mails has one outcome, recorded once. */
import type { Fact, NotificationEvent } from '@eventdesk/contracts';
import { accept, type Decider } from '@eventdesk/domain';

export type Outcome = Fact<NotificationEvent>;
/** Ids of the mails whose outcome stands in the log. */
type Settled = ReadonlySet<string>;

export const mailRecord = (cause: string): Decider<Settled, Outcome[], NotificationEvent> => ({
  initialState: new Set<string>(),
  decide: (outcomes, settled) => accept(...outcomes.filter(({ data }) => !settled.has(data.mail_id))),
  evolve: (settled, { data }) => (data.cause === cause ? new Set([...settled, data.mail_id]) : settled),
});

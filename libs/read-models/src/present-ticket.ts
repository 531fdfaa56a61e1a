import type { DeskConfig, Instant, TicketView } from '@eventdesk/contracts';
import { allowedStatuses, type ClockState, presentSla } from '@eventdesk/domain';
import type { TicketDocument } from './port';

/**
 * The ticket as API.md shows it.
 * @param now up to when running clocks are counted. @throws Error for a document whose ticket has not been opened
 */
export function presentTicket({ ticket, sla, number }: TicketDocument, config: DeskConfig, now: Instant): TicketView {
  if (!ticket) throw new Error('only a ticket that was opened can be shown');
  const { state, revision } = ticket;
  const { response, resolution } = sla?.state.clocks ?? {};
  return {
    ...state,
    // The promise at opening, unless the priority has changed it since.
    response_sla_hours: hoursOf(response) ?? state.response_sla_hours,
    resolution_sla_hours: hoursOf(resolution) ?? state.resolution_sla_hours,
    ticket_number: number?.state.ticket_number ?? null,
    sla: presentSla(sla?.state ?? null, now),
    allowed_statuses: allowedStatuses(config, state.ticket_type, state.status),
    revision,
  };
}

const hoursOf = (clock: ClockState | undefined): number | undefined => clock && clock.target_seconds / 3600;

import type { ReportView } from '@eventdesk/contracts';

/** What a row of a report counts, and the report in all. */
export type Figures = ReportView['total'];

export const nothing: Figures = {
  opened: 0,
  resolved: 0,
  response_met: 0,
  response_breached: 0,
  resolution_met: 0,
  resolution_breached: 0,
};

export const addFigures = (sum: Figures, more: Figures): Figures => ({
  opened: sum.opened + more.opened,
  resolved: sum.resolved + more.resolved,
  response_met: sum.response_met + more.response_met,
  response_breached: sum.response_breached + more.response_breached,
  resolution_met: sum.resolution_met + more.resolution_met,
  resolution_breached: sum.resolution_breached + more.resolution_breached,
});

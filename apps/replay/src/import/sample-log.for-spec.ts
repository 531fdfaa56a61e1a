/** For specs: the mapping of docs/how-to, and made-up rows of the log it is for. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { DeskConfig } from '@eventdesk/contracts';
import { parse } from 'yaml';

export const mappingFile = resolve(__dirname, '../../../../docs/how-to/helpdesk-log.mapping.yaml');

interface RawMapping extends Record<string, unknown> {
  timestamp: Record<string, unknown>;
  ticket: Record<string, unknown>;
  activities: Record<string, unknown>;
}
/** The mapping as it stands in the file, to be changed by a test. */
export const mappingOf = (): RawMapping => parse(readFileSync(mappingFile, 'utf8')) as RawMapping;

export const header = [
  'Case ID',
  'Activity',
  'Resource',
  'Complete Timestamp',
  'seriousness',
  'customer',
  'product',
  'responsible_section',
  'seriousness_2',
  'service_level',
  'service_type',
  'support_section',
  'workgroup',
];

/** A row's values; `when` is a local time like `2012/10/09 14:50:17.000`. */
export const values = (caseId: string, activity: string, when: string, more: Record<string, string> = {}): string[] => {
  const given: Record<string, string> = {
    'Case ID': caseId,
    Activity: activity,
    'Complete Timestamp': when,
    Resource: 'Agent A',
    customer: 'Customer 4',
    ...more,
  };
  return header.map((column) => given[column] ?? 'Value 1');
};

export const csv = (...rows: string[][]): string => [header, ...rows].map((row) => `${row.join(',')}\n`).join('');

const transitions = [
  { from: 'new', to: 'open' },
  { from: 'open', to: 'resolved' },
  { from: 'resolved', to: 'closed' },
];
const ticketType = (number_prefix: string, department: string | null) => ({
  number_prefix,
  categories: ['technical', 'information', 'other'],
  departments: { by_category: { technical: 'technical' }, otherwise: department },
  workflow: 'plain',
  sla: 'plain',
});

/** A desk whose workflow allows few moves: history is not bound by it. */
export const deskConfig = DeskConfig.parse({
  business_entities: [
    { id: '5b0e9a1c-6a55-4c1e-8f6c-0d6d0d3e9a01', slug: 'chargecars', name: 'ChargeCars', domain: 'chargecars.nl' },
  ],
  ticket_types: {
    support: ticketType('SUP', 'support'),
    sales: ticketType('SAL', 'sales'),
    inquiry: ticketType('INQ', null),
  },
  workflows: { plain: { transitions } },
  sla: {
    calendars: { always: { kind: 'always' } },
    policies: { plain: { calendar: 'always', response: { hours: 8 }, resolution: { hours: 72 } } },
    escalation: [{ at_percent: 100, notify: ['department'] }],
  },
});

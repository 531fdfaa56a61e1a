import { DeskConfig } from '@eventdesk/contracts';
import { defaultDesk } from './default-desk';

const desk = defaultDesk();
const moves = (workflow: string, addition: boolean) =>
  desk.workflows[workflow]?.transitions.filter((move) => move.addition === addition).map(({ from, to }) => `${from}→${to}`);

describe('the desk.yaml that comes with the desk', () => {
  it.each([
    ['support', 'SUP', ['technical', 'billing', 'scheduling', 'complaint', 'installation_issue', 'information', 'other']],
    ['sales', 'SAL', ['new_lead', 'quote_request', 'product_inquiry', 'partnership_inquiry', 'information', 'other']],
    ['inquiry', 'INQ', ['information', 'other']],
  ] as const)('has the specified prefix and categories of %s', (type, number_prefix, categories) => {
    expect(desk.ticket_types[type]).toMatchObject({ number_prefix, categories });
  });

  it.each([
    ['support', 8, 72],
    ['sales', 4, 48],
    ['inquiry', 8, 48],
  ] as const)(
    'promises a response to %s in %i and a resolution in %i hours, pausing in pending',
    (type, response, resolution) => {
      expect(desk.sla.policies[desk.ticket_types[type].sla]).toEqual({
        calendar: 'always',
        response: { hours: response, by_priority: {} },
        resolution: { hours: resolution, by_priority: {} },
        pauses_in: ['pending'],
      });
      expect(desk.sla.calendars['always']).toEqual({ kind: 'always' });
    },
  );

  it('routes technical and billing to their departments, all else to support, sales to sales, inquiries to none', () => {
    expect(desk.ticket_types.support.departments).toEqual({
      by_category: { technical: 'technical', billing: 'billing' },
      otherwise: 'support',
    });
    expect(desk.ticket_types.sales.departments).toEqual({ by_category: {}, otherwise: 'sales' });
    expect(desk.ticket_types.inquiry.departments).toEqual({ by_category: {}, otherwise: null });
  });

  it('has the specified workflows, and marks its additions', () => {
    expect(desk.ticket_types.support.workflow).toBe(desk.ticket_types.sales.workflow);
    expect(moves('standard', false)?.sort()).toEqual(
      ['new→open', 'open→pending', 'pending→resolved', 'resolved→closed', 'open→cancelled'].sort(),
    );
    expect(moves('standard', true)?.sort()).toEqual(['open→resolved', 'pending→open', 'resolved→open']);
    expect(moves('inquiry', false)?.sort()).toEqual(['new→open', 'open→cancelled', 'open→resolved', 'resolved→closed']);
    expect(moves('inquiry', true)).toEqual(['resolved→open']);
  });

  it('warns at 80 %, tells management and raises the priority at 100 %, and hands over to management at 150 %', () => {
    expect(desk.sla.escalation).toEqual([
      { at_percent: 80, notify: ['assignee', 'department'], raise_priority: 0, assign_department: null },
      { at_percent: 100, notify: ['department', 'management'], raise_priority: 1, assign_department: null },
      { at_percent: 150, notify: [], raise_priority: 0, assign_department: 'management' },
    ]);
  });

  it('would be refused with two levels at one percentage: a level is known by it', () => {
    const { sla, ...rest } = desk;
    const twice = { ...rest, sla: { ...sla, escalation: [...sla.escalation, { at_percent: 80, notify: ['management'] }] } };
    expect(DeskConfig.safeParse(twice).error?.issues).toMatchObject([{ path: ['sla', 'escalation'] }]);
  });

  it('has the brand to try it with', () => {
    expect(desk.business_entities).toEqual([
      expect.objectContaining({
        slug: 'chargecars',
        domain: 'chargecars.nl',
        language: 'nl',
        time_zone: 'Europe/Amsterdam',
        general_inbox: 'info',
        inboxes: { support: 'support', sales: 'sales', technical: 'technical', billing: 'billing', management: 'management' },
      }),
    ]);
  });
});

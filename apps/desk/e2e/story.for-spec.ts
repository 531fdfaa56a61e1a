/** The customer's own specification, told over HTTP: three tickets, their numbers, departments, workflows and mails. */
import type { Mail, PipelineView, PublicTicket, TicketPage, TicketView, TimelineItem } from '@eventdesk/contracts';
import { type DeskProcess, hoursLater } from '@eventdesk/testing';

type Request = DeskProcess['request'];

/** A desk with no ticket in it yet, and its answers once everything that a request set off has happened. */
export interface Stage {
  start: () => Promise<{ request: Request; stop: () => Promise<unknown> }>;
  /** Of every ticket's opening. */
  year: number;
}

export function tellTheStory({ start, year }: Stage): void {
  let desk: Awaited<ReturnType<Stage['start']>>;
  beforeAll(async () => void (desk = await start()), 120_000);
  afterAll(() => desk.stop());

  const contact = { name: 'Jan de Vries', email: 'jan@customer.example', phone: '+31 20 123 4567' };
  const open = async (fields: object): Promise<TicketView> => {
    const { status, body } = await desk.request<TicketView>('POST', '/tickets', {
      business_entity_id: 'chargecars',
      description: 'Long story.',
      contact,
      ...fields,
    });
    expect(status).toBe(201);
    return body;
  };
  const post = (path: string, body: object, headers?: Record<string, string>) =>
    desk.request<TicketView>('POST', path, body, headers);
  const mailTo = async (to: string) =>
    (await desk.request<{ items: Mail[] }>('GET', `/mailbox?to=${encodeURIComponent(to)}`)).body.items;
  const timeline = async (id: string) =>
    (await desk.request<{ items: TimelineItem[] }>('GET', `/tickets/${id}/timeline`)).body.items;

  describe('a support ticket about a technical fault', () => {
    let ticket: TicketView;
    beforeAll(
      async () =>
        void (ticket = await open({ ticket_type: 'support', category: 'technical', subject: 'Station does not start' })),
    );

    it('gets the first support number of its year and goes to the technical department', () => {
      expect(ticket).toMatchObject({
        ticket_number: `SUP-${year}-00001`,
        assigned_department: 'technical',
        status: 'new',
        priority: 'normal',
        response_sla_hours: 8,
        resolution_sla_hours: 72,
        sla: {
          response: { state: 'running', due_at: hoursLater(8, ticket.created_at) },
          resolution: { state: 'running', due_at: hoursLater(72, ticket.created_at) },
          escalation_level: 0,
        },
        allowed_statuses: ['open'],
        revision: 0,
      });
    });

    it('is announced to its department, and acknowledged to the customer by its number', async () => {
      expect(await mailTo('technical@chargecars.nl')).toMatchObject([
        { ticket_id: ticket.id, subject: expect.stringContaining('Station does not start') },
      ]);
      expect(await mailTo(contact.email)).toMatchObject([
        { ticket_id: ticket.id, subject: expect.stringContaining(`SUP-${year}-00001`) },
      ]);
    });

    it('is followed by the customer, through the link in their mail', async () => {
      const [acknowledgement] = await mailTo(contact.email);
      const token = /\/help\/t\/(\S+)/.exec(acknowledgement?.text ?? '')?.[1];
      const { body } = await desk.request<PublicTicket>('GET', `/public/tickets/${token}`);
      expect(body).toMatchObject({ ticket_number: ticket.ticket_number, status: 'new', conversation: [] });
    });

    it('goes through its workflow, and no other way', async () => {
      expect((await post(`/tickets/${ticket.id}/status`, { status: 'resolved' })).body).toMatchObject({
        code: 'transition_not_allowed',
        status: 409,
        from: 'new',
        to: 'resolved',
        allowed: ['open'],
      });
      const opened = await post(`/tickets/SUP-${year}-00001/status`, { status: 'open' });
      expect(opened.body).toMatchObject({
        status: 'open',
        sla: { response: { state: 'met', met_at: opened.body.first_response_at } },
      });
      expect(opened.headers.get('etag')).toBe('"1"');
      expect((await post(`/tickets/${ticket.id}/status`, { status: 'pending' })).body.sla.resolution).toMatchObject({
        state: 'paused',
        due_at: null,
      });
      await post(`/tickets/${ticket.id}/replies`, { author: 'customer', body: 'It works again.' });
      expect((await desk.request<TicketView>('GET', `/tickets/${ticket.id}`)).body).toMatchObject({
        status: 'open',
        sla: { resolution: { state: 'running' } },
      });
      expect((await post(`/tickets/${ticket.id}/status`, { status: 'resolved', resolution: 'Restarted' })).body).toMatchObject({
        status: 'resolved',
        resolution: 'Restarted',
        sla: { resolution: { state: 'met' } },
      });
      expect((await post(`/tickets/${ticket.id}/rating`, { satisfaction_rating: 5 })).body.satisfaction_rating).toBe(5);
      expect((await post(`/tickets/${ticket.id}/status`, { status: 'closed' })).body).toMatchObject({
        status: 'closed',
        allowed_statuses: [],
      });
    });

    it('has a timeline of all that happened, from every service, with its cause', async () => {
      const items = await timeline(ticket.id);
      expect(items[0]).toMatchObject({ type: 'TicketOpened', service: 'ticket-command' });
      expect(new Set(items.map(({ service }) => service))).toEqual(
        new Set(['ticket-command', 'numbering', 'sla-monitor', 'notification']),
      );
      const numbered = items.find(({ type }) => type === 'NumberAssigned');
      expect(numbered?.cause).toBe(items[0]?.id);
      for (const item of items)
        expect(item).toMatchObject({
          actor: { id: expect.any(String), name: expect.any(String) },
          summary: expect.stringMatching(/\w/),
        });
    });
  });

  describe('a sales lead worth €4,500', () => {
    let ticket: TicketView;
    beforeAll(
      async () =>
        void (ticket = await open({
          ticket_type: 'sales',
          category: 'new_lead',
          subject: 'Ten stations',
          opportunity_value: 4500,
          conversion_probability: 10,
        })),
    );

    it('gets the first sales number, stage lead, the sales department, and is announced to sales@chargecars.nl', async () => {
      expect(ticket).toMatchObject({
        ticket_number: `SAL-${year}-00001`,
        assigned_department: 'sales',
        sales_stage: 'lead',
        opportunity_value: '4500.00',
        response_sla_hours: 4,
        resolution_sla_hours: 48,
      });
      expect(await mailTo('sales@chargecars.nl')).toMatchObject([{ ticket_id: ticket.id }]);
      const pipeline = (await desk.request<PipelineView>('GET', '/pipeline')).body;
      expect(pipeline.stages[0]).toEqual({ sales_stage: 'lead', count: 1, value: '4500.00', weighted_value: '450.00' });
      expect(pipeline).toMatchObject({ open_value: '4500.00', weighted_value: '450.00', won_value: '0.00' });
    });

    it('moves through the stages; won only by conversion, lost only with a reason', async () => {
      expect(
        (await post(`/tickets/${ticket.id}/sales-stage`, { sales_stage: 'proposal', conversion_probability: 60 })).body,
      ).toMatchObject({
        sales_stage: 'proposal',
        conversion_probability: 60,
      });
      expect((await post(`/tickets/${ticket.id}/sales-stage`, { sales_stage: 'won' })).status).toBe(400);
      expect((await post(`/tickets/${ticket.id}/sales-stage`, { sales_stage: 'lost' })).body).toMatchObject({
        errors: [{ path: 'reason' }],
      });
    });

    it('converts to an order once: repeated, the same order', async () => {
      const converted = await post(`/tickets/${ticket.id}/conversion`, {});
      expect(converted.status).toBe(200);
      expect(converted.body).toMatchObject({
        status: 'resolved',
        sales_stage: 'won',
        conversion_probability: 100,
        order_id: expect.any(String),
      });
      const repeated = await post(`/tickets/${ticket.id}/conversion`, {});
      expect([repeated.status, repeated.body.order_id, repeated.body.revision]).toEqual([
        200,
        converted.body.order_id,
        converted.body.revision,
      ]);
      expect((await desk.request<PipelineView>('GET', '/pipeline')).body.won_value).toBe('4500.00');
    });
  });

  describe('an inquiry', () => {
    let ticket: TicketView;
    beforeAll(
      async () => void (ticket = await open({ ticket_type: 'inquiry', category: 'information', subject: 'Opening hours?' })),
    );

    it('gets the first inquiry number, no department, and goes to the general inbox', async () => {
      expect(ticket).toMatchObject({
        ticket_number: `INQ-${year}-00001`,
        assigned_department: null,
        response_sla_hours: 8,
        resolution_sla_hours: 48,
      });
      expect(await mailTo('info@chargecars.nl')).toMatchObject([{ ticket_id: ticket.id }]);
    });

    it('can’t be converted', async () => {
      const refused = await post(`/tickets/${ticket.id}/conversion`, {});
      expect([refused.status, (refused.body as unknown as { code: string }).code]).toEqual([409, 'not_a_sales_ticket']);
    });

    it('becomes a linked sales ticket by referral, and is resolved', async () => {
      const referred = await post(`/tickets/${ticket.id}/referral`, { ticket_type: 'sales', category: 'product_inquiry' });
      expect(referred.status).toBe(201);
      expect(referred.body).toMatchObject({
        ticket_type: 'sales',
        ticket_number: `SAL-${year}-00002`,
        assigned_department: 'sales',
        sales_stage: 'lead',
        related: [{ id: ticket.id, relation: 'referred_from' }],
      });
      expect((await desk.request('GET', `/tickets/${ticket.id}`)).body).toMatchObject({
        status: 'resolved',
        related: [{ id: referred.body.id, relation: 'referred_to' }],
      });
    });
  });

  describe('reading the desk', () => {
    it('finds tickets by filter and by text', async () => {
      const list = (await desk.request<TicketPage>('GET', '/tickets?type=support,inquiry&sort=created_at')).body;
      expect(list.items.map(({ ticket_number }) => ticket_number).sort()).toEqual([`INQ-${year}-00001`, `SUP-${year}-00001`]);
      expect(list).toMatchObject({ total: 2, next_cursor: null });
      expect(
        (await desk.request<TicketPage>('GET', '/tickets?q=stations')).body.items.map(({ ticket_number }) => ticket_number),
      ).toEqual([`SAL-${year}-00001`]);
    });

    it('has all interactions of a customer in one place', async () => {
      const [first] = (await desk.request<TicketPage>('GET', '/tickets?limit=1')).body.items;
      const customer = (await desk.request<{ email: string; tickets: TicketView[] }>('GET', `/contacts/${first?.contact_id}`))
        .body;
      expect([customer.email, customer.tickets.length]).toEqual([contact.email, 4]);
    });
  });
}

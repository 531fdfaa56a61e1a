import 'reflect-metadata';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Recorded, requestPatterns, type SlaEvent, type TicketCommandMessage, type TicketEvent } from '@eventdesk/contracts';
import { eventually, type Instance, Instances, LEASE_MS } from '@eventdesk/event-bus/instances';
import { InProcessClient, InProcessRequests, type RunningService, ServiceServer, startService } from '@eventdesk/event-bus/nest';
import { ManualClock } from '@eventdesk/runtime';
import { aCommand, anId, anOpening, hoursLater, openedAt, withServer } from '@eventdesk/testing';
import { config, decideTicket, logger } from './desk.for-spec';
import { SlaMonitorModule } from '.';

const names = [...'abcdefghijkl'];
const TARGETS = { response: 8, resolution: 72 };

const levelsOf = (metric: keyof typeof TARGETS) =>
  (['0.8 EscalationReached 80', '1 ClockBreached', '1 EscalationReached 100', '1.5 EscalationReached 150'] as const).map(
    (level) => {
      const [share, ...what] = level.split(' ');
      return `${hoursLater(Number(share) * TARGETS[metric])} ${metric} ${what.join(' ')}`;
    },
  );
const starts = ['response', 'resolution'].map((metric) => `${openedAt} ${metric} ClockStarted`);
/** What one instance writes of a ticket that nobody answers. */
const everything = [...starts, ...levelsOf('response'), ...levelsOf('resolution')];

const said = ({ type, data, occurred_at }: Recorded<SlaEvent>) =>
  `${occurred_at} ${data.metric} ${type}${type === 'EscalationReached' ? ` ${data.level.at_percent}` : ''}`;

withServer('nats', (url) => {
  describe('several instances of the SLA monitor', () => {
    let clock: ManualClock;
    let desk: Instances;
    let opener: Instance;
    let requests: InProcessClient;
    let running: RunningService[];
    beforeEach(async () => {
      clock = new ManualClock(openedAt);
      desk = new Instances(url, () => clock.now());
      opener = await desk.start(['ticket']);
      const commands = new InProcessRequests();
      const answer = (message: unknown) => decideTicket(opener.store, message as TicketCommandMessage);
      commands.register(requestPatterns.ticketCommand, answer);
      requests = new InProcessClient(commands);
      running = [];
    });
    afterEach(async () => {
      await Promise.all(running.map((service) => service.close()));
      await desk.close();
    });

    /** All of one host: they share the data folder. */
    const start = async () => {
      const instance = await desk.start(['sla']);
      const { store, bus } = instance;
      const server = new ServiceServer({ name: 'sla-monitor', bus });
      const timersPath = join(desk.folder, 'timers.db');
      const holds = (ticketId: string) => server.consumer?.holds(ticketId) ?? false;
      const module = SlaMonitorModule.with({ store, config, clock, logger, requests, timersPath, holds });
      const service = await startService(module, server, false);
      running.push(service);
      return { instance, service };
    };
    const startSeveral = (count: number) => Promise.all(Array.from({ length: count }, start));
    const openAll = () =>
      Promise.all(
        names.map((name) => {
          const metadata = { ticket_id: anId(name), issued_at: openedAt };
          return decideTicket(opener.store, aCommand({ type: 'OpenTicket', data: anOpening() }, metadata));
        }),
      );
    const byTicket = async <E extends SlaEvent | TicketEvent>(
      category: 'sla' | 'ticket',
      show: (event: Recorded<E>) => string,
    ) => {
      const events = await desk.events<E>(category);
      return names.map((name) => events.filter(({ ticket_id }) => ticket_id === anId(name)).map(show));
    };
    /** Each look moves the clock on by a second: for as long as it stands still, nobody looks at what others were to fire. */
    const eventuallySaid = (expected: string[]) =>
      eventually(async () => {
        clock.moveTo(new Date(Date.parse(clock.now()) + 1_000).toISOString());
        expect(await byTicket('sla', said)).toEqual(names.map(() => expected));
      });
    const eventuallyAsked = () =>
      eventually(async () => {
        const expected = ['TicketOpened', 'PriorityChanged', 'TicketAssigned', 'PriorityChanged'];
        expect(await byTicket<TicketEvent>('ticket', ({ type }) => type)).toEqual(names.map(() => expected));
      });

    it.each([1, 2, 3])('%i of them raise each level of every ticket once, and ask for it once', async (instances) => {
      await startSeveral(instances);
      await openAll();
      await eventuallySaid(starts);
      clock.moveTo(hoursLater(7));
      await eventuallySaid(everything.slice(0, 3));
      clock.moveTo(hoursLater(200));
      await eventuallySaid(everything);
      await eventuallyAsked();
    });

    it('take over the timers of one that stops: no level is lost, none comes twice', async () => {
      const [one] = await startSeveral(2);
      await openAll();
      await eventuallySaid(starts);
      clock.moveTo(hoursLater(7));
      await Promise.all([one!.service.close(), eventuallySaid(everything.slice(0, 3))]);
      clock.moveTo(hoursLater(200));
      await eventuallySaid(everything);
      await eventuallyAsked();
    });

    it.each([
      ['while it still fires, unheard', 0],
      ['when it holds nothing any more', 2 * LEASE_MS],
    ])('take over the timers of one that vanished, %s', async (_, afterMs) => {
      const [one] = await startSeveral(2);
      await openAll();
      await eventuallySaid(starts);
      await one!.instance.cut();
      await pause(afterMs);
      clock.moveTo(hoursLater(9));
      await eventuallySaid(everything.slice(0, 5));
      clock.moveTo(hoursLater(200));
      await eventuallySaid(everything);
    });

    it('are replaced one by one while clocks run, as by a rolling restart', async () => {
      let old = await startSeveral(2);
      await openAll();
      for (const hours of [7, 20, 60, 80]) {
        const [leaving, staying] = old;
        const coming = start();
        clock.moveTo(hoursLater(hours));
        await coming;
        await leaving!.service.close();
        await leaving!.instance.stop();
        old = [staying!, await coming];
      }
      clock.moveTo(hoursLater(200));
      await eventuallySaid(everything);
      await eventuallyAsked();
    });
  });
});

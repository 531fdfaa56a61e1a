import 'reflect-metadata';
import { eventCodec, derivedId, type NumberingEvent, streams } from '@eventdesk/contracts';
import { type RunningService, ServiceServer, startService } from '@eventdesk/event-bus/nest';
import { anId, anOpened, openedAt, recorded, withServer } from '@eventdesk/testing';
import { eventually, type Instance, Instances } from '@eventdesk/event-bus/instances';
import { NumberingModule } from '.';

withServer('nats', (url) => {
  describe('several instances of numbering', () => {
    let desk: Instances;
    let opener: Instance;
    let running: { instance: Instance; service: RunningService }[];
    beforeEach(async () => {
      desk = new Instances(url, () => openedAt);
      running = [];
      opener = await desk.start(['ticket']);
    });
    afterEach(async () => {
      await Promise.all(running.map(({ service }) => service.close()));
      await desk.close();
    });

    const start = async () => {
      const instance = await desk.start(['numbering']);
      const server = new ServiceServer({ name: 'numbering', bus: instance.bus });
      const service = await startService(NumberingModule.with({ store: instance.store }), server, false);
      running.push({ instance, service });
      return { instance, service };
    };
    const startSeveral = (count: number) => Promise.all(Array.from({ length: count }, start));

    let opened = 0;
    const open = async (count: number) => {
      await Promise.all(
        Array.from({ length: count }, async () => {
          const id = anId(`ticket ${opened++}`);
          const [event] = recorded([anOpened({ ticket_id: id })], 0, id);
          await opener.store.append(streams.ticket(id), 'no_stream', [
            eventCodec.encode(derivedId(id, 'opened'), event!, event!),
          ]);
        }),
      );
    };
    const areNumbered = (count: number) =>
      eventually(async () => {
        const events = await desk.events<NumberingEvent>('numbering');
        const tickets = new Set(events.map(({ ticket_id }) => ticket_id)).size;
        const outOfOrder = events.filter(({ data }, index) => data.sequence !== index + 1).length;
        expect({ numbers: events.length, tickets, outOfOrder }).toEqual({ numbers: count, tickets: count, outOfOrder: 0 });
      });

    it.each([1, 2, 3])('%i of them number every ticket once, without a gap, many in one append', async (instances) => {
      const started = await startSeveral(instances);
      const appends = started.map(({ instance }) => jest.spyOn(instance.store, 'append'));
      await open(200);
      await areNumbered(200);
      const count = appends.reduce((sum, { mock }) => sum + mock.calls.length, 0);
      expect(count).toBeLessThan(200 / 2);
    });

    it('hand the tickets over when one stops in good order', async () => {
      const [one] = await startSeveral(2);
      await open(100);
      const stopping = one!.service.close();
      await open(100);
      await stopping;
      await open(100);
      await areNumbered(300);
    });

    it('take over from one that vanished at work, also when it goes on writing unheard', async () => {
      const [one] = await startSeveral(3);
      await open(100);
      await one!.instance.cut();
      await open(200);
      await areNumbered(300);
    });
  });
});

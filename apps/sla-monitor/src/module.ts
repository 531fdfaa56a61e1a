import { dirname } from 'node:path';
import { type DynamicModule, Inject, Module, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Alarm, type Holds } from './alarm';
import { Clocks, type ClocksPorts } from './clocks';
import { SlaController } from './controller';
import { Escalation, type EscalationPorts } from './escalation';
import { Following } from './following';
import { recoverTimers } from './recovery';
import { openOwnTimers, openSqliteTimers } from './sqlite-timers';
import type { TimerStore } from './timers';

export interface SlaMonitorPorts extends ClocksPorts, EscalationPorts {
  /** SQLite file of the timers; created when absent, rebuilt from the log when new. Where instances share the tickets, beside it. */
  timersPath: string;
  /** Given where several instances share the tickets: does this one have the ticket now? Absent: it is the only one. */
  holds?: Holds;
}

const TIMERS = Symbol('timers');

/** Runs the clocks of every ticket and writes the streams `sla-<ticketId>`. */
@Module({})
export class SlaMonitorModule implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    @Inject(Alarm) private readonly alarm: Alarm,
    @Inject(Clocks) private readonly clocks: Clocks,
    @Inject(TIMERS) private readonly timers: TimerStore,
    @Inject(Following) private readonly following: Following | null,
  ) {}

  static with(ports: SlaMonitorPorts): DynamicModule {
    const { clock, logger, holds, store } = ports;
    return {
      module: SlaMonitorModule,
      controllers: [SlaController],
      providers: [
        { provide: TIMERS, useFactory: () => completeTimers(ports) },
        { provide: Alarm, inject: [TIMERS], useFactory: (timers: TimerStore) => new Alarm(clock, timers, logger, holds) },
        {
          provide: Clocks,
          inject: [Alarm, TIMERS],
          useFactory: (alarm: Alarm, timers: TimerStore) => clocksOf(ports, alarm, timers),
        },
        {
          provide: Following,
          inject: [Alarm],
          useFactory: (alarm: Alarm) => (holds ? new Following({ store, alarm, logger }) : null),
        },
        { provide: Escalation, useFactory: () => new Escalation(ports) },
      ],
    };
  }

  onApplicationBootstrap(): void {
    this.following?.start(this.timers.position());
    this.alarm.start((ticketId, until) => this.clocks.fire(ticketId, until));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.alarm.stop();
    await this.following?.stop();
    this.timers.close();
  }
}

async function completeTimers(ports: SlaMonitorPorts): Promise<TimerStore> {
  const timers = ports.holds ? openOwnTimers(dirname(ports.timersPath)) : openSqliteTimers(ports.timersPath);
  try {
    await recoverTimers({ ...ports, timers });
    return timers;
  } catch (error) {
    timers.close();
    throw error;
  }
}

/** Alone, what this instance appends is all there is; among others only who follows them knows how far the timers are complete. */
function clocksOf(ports: SlaMonitorPorts, alarm: Alarm, timers: TimerStore): Clocks {
  return ports.holds
    ? new Clocks(ports, { set: (timer) => alarm.set(timer, null) }, null)
    : new Clocks(ports, alarm, timers.position());
}

import { type DynamicModule, Inject, Module, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Alarm } from './alarm';
import { Clocks, type ClocksPorts } from './clocks';
import { SlaController } from './controller';
import { Escalation, type EscalationPorts } from './escalation';
import { recoverTimers } from './recovery';
import { openSqliteTimers } from './sqlite-timers';
import type { TimerStore } from './timers';

export interface SlaMonitorPorts extends ClocksPorts, EscalationPorts {
  /** SQLite file of the timers; created when absent, rebuilt from the log when new. */
  timersPath: string;
}

const TIMERS = Symbol('timers');

/** Runs the clocks of every ticket and writes the streams `sla-<ticketId>`. */
@Module({})
export class SlaMonitorModule implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    @Inject(Alarm) private readonly alarm: Alarm,
    @Inject(Clocks) private readonly clocks: Clocks,
    @Inject(TIMERS) private readonly timers: TimerStore,
  ) {}

  static with(ports: SlaMonitorPorts): DynamicModule {
    return {
      module: SlaMonitorModule,
      controllers: [SlaController],
      providers: [
        { provide: TIMERS, useFactory: () => completeTimers(ports) },
        { provide: Alarm, inject: [TIMERS], useFactory: (timers: TimerStore) => new Alarm(ports.clock, timers, ports.logger) },
        {
          provide: Clocks,
          inject: [Alarm, TIMERS],
          useFactory: (alarm: Alarm, timers: TimerStore) => new Clocks(ports, alarm, timers.position()),
        },
        { provide: Escalation, useFactory: () => new Escalation(ports) },
      ],
    };
  }

  onApplicationBootstrap(): void {
    this.alarm.start((ticketId, until) => this.clocks.fire(ticketId, until));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.alarm.stop();
    this.timers.close();
  }
}

async function completeTimers(ports: SlaMonitorPorts): Promise<TimerStore> {
  const timers = openSqliteTimers(ports.timersPath);
  try {
    await recoverTimers({ ...ports, timers });
    return timers;
  } catch (error) {
    timers.close();
    throw error;
  }
}

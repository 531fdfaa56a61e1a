import type { ClockView, Instant, SlaView } from '@eventdesk/contracts';
import { dueInstant } from './dues';
import { type ClockState, clocksOf, type SlaState, usedSeconds } from './state';

/** The clocks as API.md shows them. @param now up to when a running clock's seconds are counted */
export function presentSla(state: SlaState | null, now: Instant): SlaView {
  const shown = (clock: ClockState | undefined) => (clock ? presentClock(clock, now) : null);
  const levels = state ? clocksOf(state).map(({ levels_reached }) => levels_reached.length) : [];
  return {
    response: shown(state?.clocks.response),
    resolution: shown(state?.clocks.resolution),
    escalation_level: Math.max(0, ...levels),
  };
}

const presentClock = (clock: ClockState, now: Instant): ClockView => ({
  state: stateOf(clock),
  due_at: dueOf(clock),
  met_at: clock.met_at,
  breached_at: clock.breached_at,
  used_seconds: Math.floor(usedSeconds(clock, now)),
});

function stateOf({ breached_at, phase, cancelled_at }: ClockState): ClockView['state'] {
  if (breached_at !== null) return 'breached';
  if (phase !== 'stopped') return phase;
  return cancelled_at === null ? 'met' : 'cancelled';
}

/** Only a running clock is due. Past its breach it stays due at that instant, through pauses and changes of priority. */
function dueOf(clock: ClockState): Instant | null {
  if (clock.phase !== 'running') return null;
  const isUsedUp = clock.used_seconds >= clock.target_seconds;
  return isUsedUp && clock.breached_at !== null ? clock.breached_at : dueInstant(clock);
}

import type { NumberingEvent, Recorded, RegisteredNumber } from '@eventdesk/contracts';

/** A number's line in the register. */
export const registeredNumber = ({ data, occurred_at }: Recorded<NumberingEvent>): RegisteredNumber => ({
  ...data,
  assigned_at: occurred_at,
});

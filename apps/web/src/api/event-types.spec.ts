import { eventSchemas } from '@eventdesk/contracts';
import { eventTypes } from './event-types';

it('the page listens to every event there is', () => {
  expect([...eventTypes].sort()).toEqual(Object.keys(eventSchemas).sort());
});

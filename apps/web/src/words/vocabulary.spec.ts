import * as contracts from '@eventdesk/contracts';
import { departments, salesStages, ticketTypes } from './vocabulary';

describe('the page lists every word of the contracts, in their order', () => {
  it.each([
    ['departments', departments, contracts.departments],
    ['types', ticketTypes, contracts.ticketTypes],
    ['sales stages', salesStages, contracts.salesStages],
  ])('%s', (_, listed, known) => expect(listed).toEqual(known));
});

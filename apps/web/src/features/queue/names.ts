import { defineWords } from '../../words/words';

/** What each queue is called, wherever it is named. */
export const queueNames = defineWords(
  {
    mine: 'My work',
    department: 'My department',
    unassigned: 'Unassigned',
    at_risk: 'At risk',
    breached: 'Breached',
    all: 'All tickets',
  },
  {
    mine: 'Mijn werk',
    department: 'Mijn afdeling',
    unassigned: 'Toe te wijzen',
    at_risk: 'In gevaar',
    breached: 'Te laat',
    all: 'Alle tickets',
  },
);

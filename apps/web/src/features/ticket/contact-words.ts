import { defineWords } from '../../words/words';

export const contactWords = defineWords(
  {
    customer: 'Customer',
    tickets: 'Tickets',
    unsolved: 'Not solved yet',
    rating: 'Rating',
    won: 'Bought',
    none: 'No tickets.',
  },
  {
    customer: 'Klant',
    tickets: 'Tickets',
    unsolved: 'Nog niet opgelost',
    rating: 'Beoordeling',
    won: 'Gekocht',
    none: 'Geen tickets.',
  },
);

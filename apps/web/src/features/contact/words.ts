import { defineWords } from '../../words/words';

export const contactWords = defineWords(
  {
    customer: 'Customer',
    tickets: 'Tickets',
    unsolved: 'Not solved yet',
    rating: 'Rating',
    won: 'Bought',
    of_latest: 'of the latest {count}',
    none: 'No tickets.',
    more: 'Show more',
  },
  {
    customer: 'Klant',
    tickets: 'Tickets',
    unsolved: 'Nog niet opgelost',
    rating: 'Beoordeling',
    won: 'Gekocht',
    of_latest: 'van de laatste {count}',
    none: 'Geen tickets.',
    more: 'Meer tonen',
  },
);

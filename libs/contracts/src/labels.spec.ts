import { labelOf } from './labels';

describe('a word of the desk', () => {
  it.each([
    ['urgent', { en: 'Urgent', nl: 'Spoed' }],
    ['management', { en: 'Management', nl: 'Directie' }],
    ['complaint', { en: 'Complaint', nl: 'Klacht' }],
  ])('like %s reads as people say it', (word, label) => expect(labelOf(word)).toEqual(label));

  it.each(['fleet_contract', 'constructor', '__proto__'])('that a brand added, like %s, reads as it is spelt', (word) => {
    const { en, nl } = labelOf(word);
    expect([en, en.toLowerCase()]).toEqual([nl, word.replaceAll('_', ' ')]);
  });
});

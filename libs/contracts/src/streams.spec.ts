import { contactId } from './streams';

describe('a contact', () => {
  it('is one person of one entity, however their address is spelt', () => {
    const [one, other] = ['5b0c7c0e-94a7-5b53-9b0f-2f8f6f0f6f01', '5b0c7c0e-94a7-5b53-9b0f-2f8f6f0f6f02'];
    expect(contactId(one, ' Jan@Example.org ')).toBe(contactId(one, 'jan@example.org'));
    expect(contactId(other, 'jan@example.org')).not.toBe(contactId(one, 'jan@example.org'));
  });
});

import { spokenLanguage } from './spoken';

describe('the language of a customer’s page', () => {
  it('is the first one of the browser that the page speaks', () => {
    expect(spokenLanguage(['de-DE', 'nl-BE', 'en'], 'en')).toBe('nl');
    expect(spokenLanguage(['en-GB', 'nl'], 'nl')).toBe('en');
  });

  it('is the brand’s where the browser speaks neither', () => {
    expect(spokenLanguage(['de-DE', 'fr'], 'nl')).toBe('nl');
    expect(spokenLanguage([], 'nl')).toBe('nl');
  });
});

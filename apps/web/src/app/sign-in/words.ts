import { defineWords } from '../../words/words';

export const signInWords = defineWords(
  {
    title: 'Sign in',
    intro: 'Who you are stands by everything you do here, and tickets are given to you by your e-mail address.',
    ended: 'Your session has ended. Sign in again, and go on where you were: what you typed is still there.',
    key: 'Key of the desk',
    key_hint: 'In the file admin-key of the data folder; the first start of the desk wrote it there.',
    name: 'Your name',
    email: 'Your e-mail address',
    department: 'Your department',
    department_hint: 'For the queue “My department”.',
    wrong_key: 'This is not the key.',
    needed: 'Needed to sign in.',
    no_department: 'None',
  },
  {
    title: 'Aanmelden',
    intro: 'Wie je bent staat bij alles wat je hier doet, en tickets worden aan je gegeven op je e-mailadres.',
    ended: 'Je sessie is verlopen. Meld je opnieuw aan en ga verder waar je was: wat je typte staat er nog.',
    key: 'Sleutel van de desk',
    key_hint: 'In het bestand admin-key van de gegevensmap; de desk schreef het daar bij de eerste start.',
    name: 'Je naam',
    email: 'Je e-mailadres',
    department: 'Je afdeling',
    department_hint: 'Voor de werklijst “Mijn afdeling”.',
    wrong_key: 'Dit is niet de sleutel.',
    needed: 'Nodig om aan te melden.',
    no_department: 'Geen',
  },
);

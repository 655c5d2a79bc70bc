import type { Same } from '../same.js';
import type { dutyWords } from './chinese.js';

export const dutyEnglish: Same<typeof dutyWords> = {
  duties: {
    title: 'Duties to divide',
    open: 'Duties to divide ({{count}} open)',
    what: "These measures do not say who answers for them. Earlier papers show who answered for measures like them; you decide, then make tasks on the paper's page or at the top of this one. Nobody is assigned by the software.",
    together: 'Divide together',
    chosen: '{{count}} chosen',
    divideChosen: 'Enter for those chosen',
    divide: 'Enter',
    whole: 'Accept the promises and deadlines that were read of them, too (those nobody has reviewed)',
    divided: '{{count}} entered',
    takeBack: 'Take back',
    none: 'No measure waits for a duty',
    noneDo: 'Measures of papers that do not say who answers are listed here.',
    noneDoPaper: 'Every measure of this paper has its units: make its tasks now.',
    precedents: 'Who answered for measures like this one',
    noPrecedent: 'No earlier paper has a measure like this one.',
    take: 'Take',
    because: '{{percent}} % alike, {{paper}}',
    choose: {
      lead: 'Leading units, the first one files the report',
      support: 'Supporting units, optional',
      row: 'Choose "{{name}}"',
    },
    settle: { 'no-duty': 'Divide', 'unknown-unit': 'Answer' },
    answerAll: 'Answer them',
    allAnswered: '{{count}} answered, look',
    questions: 'Names to be answered',
    questionsWhat:
      "Nobody is known to bear these names. Choose the unit, or say that it is none of this office's. An answer can be opened again.",
    questionsDone: 'All are answered: make the tasks now.',
    otherUnit: 'Which unit "{{words}}" is',
    chooseUnit: 'Choose another unit',
    isIt: 'This one',
    notOurs: 'None of ours',
    remember: '"{{words}}" means this unit in later papers, too',
    means: 'Means {{unit}}',
    openAgain: 'Answer anew',
    secrecyWhat:
      'The text holds words that look like a mark of classification. Classified papers must not be here; say so if it is none.',
    secrecyNote: 'Why not, optional',
    notSecret: 'No mark of classification',
  },
};

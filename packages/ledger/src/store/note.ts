/** Something the store has to say that is no refusal: for the log and the start screen. Never holds personal data. */
export interface Note {
  readonly code: 'started' | 'adopted' | 'elsewhere' | 'migrated' | 'connection-lost' | 'restarted' | 'restart-failed';
  readonly chinese: string;
  readonly english: string;
}

export type Tell = (note: Note) => void;

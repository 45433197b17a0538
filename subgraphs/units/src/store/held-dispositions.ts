import { effective } from './effective';
import { heldWithContents } from './held-contents';

/** Units by a state: $1. */
export const HELD_STATE = heldWithContents({
  facts: `SELECT state.unit_key, state.event_time AS since FROM disposition AS state
    WHERE state.state = $1::text AND ${effective('state', 'DISPOSITION')}`,
  ends: (keys) => `SELECT later.event_time FROM disposition AS later
    WHERE later.unit_key = ANY(${keys}) AND ${effective('later', 'DISPOSITION')}`,
  standing: 'state',
});

import { runUntilSignal } from './run';

void runUntilSignal();

/** The list of all rules in the order in which they are asked. It reads as a table of contents; nothing else is in here. */
import { addressRules } from './rules/address';
import { channelRules } from './rules/channel';
import { keyRules } from './rules/key';
import { limitRules } from './rules/limits';
import { modelRules } from './rules/model';
import type { Rule } from './rules/rule';

export const rules: readonly Rule[] = [...addressRules, ...keyRules, ...channelRules, ...modelRules, ...limitRules];

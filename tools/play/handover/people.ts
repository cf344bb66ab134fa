export const LEAVER = 'Pieter van Wyk';
export const SUPERVISOR = 'Paolo Ferrante';
export const SUCCESSOR = 'David Mutua';
/** They have no part in it: a colleague of the same unit, and the administrator of everything. */
export const STRANGERS = ['Claire Fontaine', 'Samuel Boateng'] as const;

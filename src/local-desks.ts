import type { DeskEdit } from './features/desks/keeping.ts';

/** The desks of the local organization. An administrator changes them in the tab. */
export const DESKS: readonly DeskEdit[] = [
  {
    names: { en: 'Research desk', fr: 'Service de recherche', es: 'Servicio de investigación' },
    unit: 'RESEARCH',
    topics: 'domestic work, informal economy, platform work, social security',
    staff: 'david.mutua@org.example, claire.fontaine@org.example',
    days: 10,
    open: true,
  },
  {
    names: { en: 'Statistics desk', fr: 'Service statistique', es: 'Servicio de estadística' },
    unit: 'STATISTICS',
    topics: 'statistics, labour force surveys, wages',
    staff: 'luis.paredes@org.example, pieter.wyk@org.example',
    days: 5,
    open: true,
  },
];

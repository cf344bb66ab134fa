import type { Language } from '../../kernel/language.ts';

/**
 * Words of an office's daily running: travel, machines, rooms, greetings. Chosen from what circulates by mail in any
 * office, and none that names a subject of work. Beginnings of words, folded: `reimburs` is also `reimbursement`.
 */
export const PRACTICAL: Readonly<Record<Language, readonly string[]>> = {
  en: [
    ...['flight', 'boarding', 'hotel', 'badge', 'reimburs', 'per diem', 'visa '],
    ...['password', 'printer', 'mailbox', 'projector', 'wifi', 'laptop', 'login', 'server '],
    ...[
      'birthday',
      'happy new year',
      'congratulat',
      'cafeteria',
      'canteen is',
      'parking',
      'office is closed',
    ],
    ...['calendar invite', 'zoom link', 'meeting room', 'out of order', 'lost and found'],
  ],
  fr: [
    ...['billet d avion', 'hotel', 'badge', 'rembours', 'per diem', 'ordre de mission', 'visa '],
    ...[
      'mot de passe',
      'imprimante',
      'messagerie',
      'projecteur',
      'wifi',
      'ordinateur',
      'identifiant',
      'serveur ',
    ],
    ...['anniversaire', 'bonne annee', 'felicitations', 'cafeteria', 'parking', 'bureau est ferme'],
    ...['lien zoom', 'salle de reunion', 'en panne'],
  ],
  es: [
    ...['vuelo', 'hotel', 'credencial', 'reembols', 'viatico', 'reserva', 'visado'],
    ...[
      'contrasena',
      'impresora',
      'correo electronico',
      'proyector',
      'wifi',
      'portatil',
      'servidor ',
    ],
    ...['cumpleanos', 'feliz ano', 'felicidades', 'cafeteria', 'aparcamiento', 'oficina cerrada'],
    ...['enlace de zoom', 'sala de reuniones', 'averiad', 'mantenimiento'],
  ],
};

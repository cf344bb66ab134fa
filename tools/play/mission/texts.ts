/** What is said in the play of the mission report. Everything else that people read comes from the product. */

export const TRAVELLER = 'Carlos Mendoza';
export const READER = 'Gabriela Núñez';
/** Of the register of missions. */
export const MISSION = 'Visitas a ventanillas únicas';
export const COUNTRY = 'Paraguay';
export const PARTNER = 'Central Unitaria de Trabajadoras del Mercado';

/** The first card, in the chat. */
export const FIRST = {
  objective:
    'Ver con las tres ventanillas de Asunción y Encarnación por qué la mitad de las vendedoras no vuelve a renovar su registro.',
  kind: 'international',
  city: 'Asunción',
};

/** Written on the phone: by step, then by field. */
export const ACHIEVEMENTS =
  'Las tres ventanillas acordaron abrir el día de cobro de la cooperativa y aceptar el pago en cuotas semanales desde abril.';
export const FINDINGS =
  'De 640 registros de 2025 caducaron 318; en 251 casos la vendedora no sabía que debía renovar. El aviso por teléfono costó 0,40 dólares por persona.';
export const FOLLOW_UP = {
  what: 'Enviar el formato del aviso por teléfono',
  who: TRAVELLER,
};
export const CONTACT = { name: 'Rosa Benítez', organization: PARTNER };
export const TOPICS = 'Formalización';
export const BY_COUNTRY = 'ventanillas únicas Paraguay';
export const BY_PARTNER = PARTNER;

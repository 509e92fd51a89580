/** Invented plain names from many places; any likeness to a person is chance. */
const list = (names: string): readonly string[] => names.trim().split(/\s+/)

export const givenNames = list(`
Ada Amara Anneli Arjun Astrid Ayumi Beatriz Benedek Bilal Caoimhe Chidi Clara Dalia Daniel Deniz Dmitri Efua Elif
Emeka Esther Farida Femi Freya Gabriel Giulia Hana Hassan Helena Ibrahim Ines Ioana Ivo Jamal Jana Joaquim Kaito
Karin Kwame Lars Leila Linh Luca Mai Malik Marta Mateo Mei Milan Mirembe Nadia Naveen Ngozi Nils Noor Olga Omar
Paloma Petra Priya Rafael Rania Rosa Samir Sanna Selma Sione Sofia Stefan Sunita Tariq Tomas Uma Vera Viktor Wanjiru
Xiomara Yara Yusuf Zara Zofia
`)

export const familyNames = list(`
Abebe Achterberg Adeyemi Ahmadi Albrecht Almeida Andersen Asante Azevedo Baptiste Barros Bergstrom Bianchi Boateng
Bozkurt Brandt Castellanos Chaudhry Cheung Cisse Correia Dabrowski Danso Desai Diallo Dimitrov Duarte Eriksen Fairley
Farouk Fernandes Forde Galanis Goswami Gruber Haddad Hakimi Halloran Hartmann Hoang Horvat Idowu Ito Jansson Jovanovic
Kamara Karlsson Kaya Khatib Kimura Kowalczyk Lindqvist Lombardi Mahlangu Marchetti Mbeki Mensah Moreau Mukherjee
Nakamura Nasser Novak Nyberg Obi Okafor Oyelaran Papadakis Pereira Petrov Quispe Rahman Ramirez Rossi Sandoval Sato
Schreiber Silva Sokolov Tamm Tanaka Toledo Tremblay Usman Vasquez Virtanen Wolanski Yamada Zhao
`)

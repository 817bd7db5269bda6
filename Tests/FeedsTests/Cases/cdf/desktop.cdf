<?xml version="1.0"?>
<!DOCTYPE CHANNEL SYSTEM "channel.dtd">
<CHANNEL HREF="https://kanal.example/start.htm" BASE="https://kanal.example/texte/" SELF="https://kanal.example/kanal.cdf" LASTMOD="2026-03-01T08:00+0100">
 <LOGIN/><SCHEDULE><INTERVALTIME DAY="1"/></SCHEDULE><LOGO HREF="logo.gif" STYLE="image"/>
 <TITLE>Kundenkanal</TITLE><ABSTRACT>Was Kunden schreiben</ABSTRACT>
 <ITEM HREF="a1.htm" LASTMOD="2026-02-28T22:15-0500" LEVEL="2"><TITLE>Kein Rückruf</TITLE><ABSTRACT>Seit einer Woche &lt;b&gt;nichts&lt;/b&gt;.</ABSTRACT><USAGE VALUE="Channel"/></ITEM>
 <CHANNEL HREF="mehr.htm" BASE="https://kanal.example/mehr/"><TITLE>Mehr</TITLE><ABSTRACT>Regal</ABSTRACT>
  <ITEM><A HREF="b1.htm">Seite</A><TITLE>Gut gelöst</TITLE></ITEM>
 </CHANNEL>
 <ITEM HREF="https://anders.example/c"><TITLE>Anderswo</TITLE></ITEM>
</CHANNEL>

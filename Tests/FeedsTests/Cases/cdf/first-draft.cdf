<Channel xml:lang="en"><A HREF="https://draft.example/"/><Title VALUE="Early bird"/><Abstract VALUE="From the first draft"/><LastMod VALUE="1997.03.09T12:00-0000"/>
 <Item HREF="https://draft.example/1"><Title VALUE="Tape snapped"/><Abstract VALUE="On the second day."/><LastMod VALUE="1997.03.08T08:15-0500"/><Author VALUE="Wren"/><Category VALUE="audio"/>
  <Item HREF="https://draft.example/1/more"><Title VALUE="And again"/></Item></Item>
</Channel>
